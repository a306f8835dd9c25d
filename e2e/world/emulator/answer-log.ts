import type { ServerResponse } from 'node:http'
import { chooseLog } from './choose-log'
import type { ContainerLog, LogRecord } from './container-log'
import type { LogSink } from './faults'
import { parseLogQuery } from './log-query'
import type { Pod } from './objects'

type LogRequest = {
  pod: Pod
  logs: Map<string, ContainerLog>
  query: URLSearchParams
  /** Takes the bytes; faults may cut the stream inside it. */
  sink: LogSink
}

/** `pods/log`: what the kubelet reads of the chosen attempt, then what is written until it ends when it is followed. */
export function answerLog(response: ServerResponse, { pod, logs, query, sink }: LogRequest) {
  const wanted = parseLogQuery(query)
  if (!pod.spec.nodeName) return void response.writeHead(204).end()
  const id = chooseLog(pod, query.get('container'), query.get('previous') === 'true')
  response.writeHead(200, { 'content-type': 'text/plain' })
  // The kubelet writes zero bytes first, so that the headers of a silent container do not wait for its first line.
  response.flushHeaders()
  const log = logs.get(id)
  if (!log) return void response.end(`unable to retrieve container logs for ${id}`)

  let left = wanted.limitBytes
  let atStart = true
  const pass = (record: LogRecord) => {
    const bytes = format(record, wanted.timestamps && atStart).subarray(0, left)
    atStart = record.full
    left -= bytes.length
    if (bytes.length > 0) sink.write(bytes)
    if (left <= 0) sink.end()
  }
  const past = log.records.filter(({ time }) => time.slice(0, 19) >= wanted.since)
  for (const record of past.slice(Math.max(0, past.length - wanted.tailLines))) pass(record)
  if (!wanted.follow || log.ended) return sink.end()
  const unfollow = log.follow({ record: pass, end: sink.end })
  response.once('close', unfollow)
}

const format = ({ time, text, full }: LogRecord, stamped: boolean) =>
  Buffer.concat([Buffer.from(stamped ? `${time} ` : ''), text, Buffer.from(full ? '\n' : '')])
