import pg from 'pg'

/** The part of node-postgres' connection that takes COPY data; its types leave it out. */
type CopyConnection = { sendCopyFromChunk: (chunk: Buffer) => void; endCopyFrom: () => void }

const CHUNK = 1 << 16

class CopyIn extends pg.Query {
  constructor(
    text: string,
    private readonly data: Buffer,
  ) {
    super(text)
  }

  /** The server is ready to take the lines (PostgreSQL docs, "COPY Operations" of the message flow). */
  handleCopyInResponse(connection: CopyConnection): void {
    for (let at = 0; at < this.data.length; at += CHUNK) {
      connection.sendCopyFromChunk(this.data.subarray(at, at + CHUNK))
    }
    connection.endCopyFrom()
  }
}

/** Runs `COPY … FROM STDIN` with the lines that follow it in a script. */
export function copyIn(client: pg.Client, text: string, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = client.query(new CopyIn(text, Buffer.from(data)))
    query.on('end', () => resolve())
    query.on('error', reject)
  })
}
