import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorOfDatabase } from './history-error'

const failure = (fields: object, message = 'secret-host secret-user') => Object.assign(new Error(message), fields)

test('every SQLSTATE has its place', () => {
  const expected = {
    '28P01': 'authentication',
    '28000': 'authentication',
    '42501': 'not-permitted',
    '3D000': 'not-found',
    '53300': 'too-many',
    '57014': 'timeout',
    '55P03': 'timeout',
    '57P01': 'starting',
    '57P03': 'starting',
    '40001': 'starting',
    '08006': 'unreachable',
    '08P01': 'unreachable',
    '55000': 'unreachable',
    '53100': 'server-error',
    '58030': 'server-error',
    XX000: 'server-error',
    '25006': 'unexpected',
    '42703': 'unexpected',
  }
  for (const [code, meaning] of Object.entries(expected)) {
    const error = errorOfDatabase(failure({ code }))
    assert.deepEqual([error.code, error.detail], [meaning, `SQLSTATE ${code}`])
  }
})

test('what Node and the driver say has its place', () => {
  const cases: [Error, string][] = [
    [failure({ code: 'ECONNREFUSED' }), 'unreachable'],
    [failure({ code: 'ENOTFOUND' }), 'unreachable'],
    [failure({ code: 'EAI_AGAIN' }), 'unreachable'],
    [failure({ code: 'ECONNRESET' }), 'unreachable'],
    [failure({ code: 'ENOENT', syscall: 'connect' }), 'unreachable'],
    [failure({ code: 'ENOENT', syscall: 'open' }), 'misconfigured'],
    [failure({ code: 'ETIMEDOUT' }), 'timeout'],
    [failure({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'tls'],
    [failure({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'tls'],
    [failure({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }), 'tls'],
    [new Error('Query read timeout'), 'timeout'],
    [new Error('Connection terminated due to connection timeout'), 'timeout'],
    [new Error('Connection terminated unexpectedly'), 'unreachable'],
    [new Error('The server does not support SSL connections'), 'tls'],
    [new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'), 'authentication'],
    [new AggregateError([failure({ code: 'ECONNREFUSED' }), failure({ code: 'ECONNREFUSED' })]), 'unreachable'],
    [new Error('something new'), 'unexpected'],
  ]
  for (const [cause, code] of cases) assert.equal(errorOfDatabase(cause).code, code, String(cause))
})

test('the message never has the text of driver or server, which stays in the cause', () => {
  const cause = failure({ code: 'ENOTFOUND' })
  const error = errorOfDatabase(cause)
  assert.doesNotMatch(error.message, /secret/)
  assert.equal(error.cause, cause)
})
