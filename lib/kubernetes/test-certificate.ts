import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A certificate for tests, with its key, both PEM. */
export type TestCertificate = { cert: string; key: string; name: string; privateKey: KeyObject }

/** Issues a certificate for 127.0.0.1, by itself or by another one; Node can sign, but writes no X.509. */
export function issueCertificate(name: string, issuer?: TestCertificate): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(tag(0x06, '2a8648ce3d040302')) // ecdsa-with-SHA256
  const day = 86_400_000
  const body = sequence(
    tag(0xa0, tag(0x02, '02')), // version 3
    tag(0x02, Buffer.from([1 + Math.floor(Math.random() * 120), ...Buffer.from(name).subarray(0, 8)])),
    algorithm,
    distinguished(issuer?.name ?? name),
    sequence(time(Date.now() - day), time(Date.now() + day)),
    distinguished(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, sequence(...(issuer ? [address] : [authority, address]))),
  )
  const signature = sign('sha256', body, issuer?.privateKey ?? privateKey)
  const der = sequence(body, algorithm, tag(0x03, Buffer.concat([Buffer.of(0), signature])))
  const cert = `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
  return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), name, privateKey }
}

function tag(type: number, content: Buffer | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'hex') : content
  const { length } = bytes
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([type, ...size]), bytes])
}

const sequence = (...parts: Buffer[]) => tag(0x30, Buffer.concat(parts))

const distinguished = (name: string) => sequence(tag(0x31, sequence(tag(0x06, '550403'), tag(0x0c, Buffer.from(name)))))

const time = (at: number) => tag(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`))

// Basic constraints: an authority. Subject alternative name: 127.0.0.1.
const authority = sequence(tag(0x06, '551d13'), tag(0x01, 'ff'), tag(0x04, sequence(tag(0x01, 'ff'))))
const address = sequence(tag(0x06, '551d11'), tag(0x04, sequence(tag(0x87, '7f000001'))))
