const security = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
module.exports = {
  poweredByHeader: false,
  agentRules: false,
  allowedDevOrigins: ['127.0.0.1'],
  images: { unoptimized: true },
  // Without a root of its own, a lock file in a folder above would move the whole output.
  turbopack: { root: __dirname },
  // Both read files of their own at run time, and the Kubernetes client costs 13 s of every build when bundled.
  serverExternalPackages: ['@kubernetes/client-node', 'pg', 'pino'],
  headers: async () => [{ source: '/:path*', headers: security }],
}
