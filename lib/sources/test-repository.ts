import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A bare repository and a work tree that pushes to it, made with real git, as a developer has them. */
export function makeRepository(folder: string) {
  const bare = path.join(folder, 'bare.git')
  const work = path.join(folder, 'work')
  mkdirSync(folder, { recursive: true })
  const run = (at: string, ...args: string[]) =>
    execFileSync('git', ['-C', at, '-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  const git = (...args: string[]) => run(work, ...args)
  run(folder, 'init', '--quiet', '--bare', '--initial-branch=main', bare)
  run(folder, 'init', '--quiet', '--initial-branch=main', work)
  git('remote', 'add', 'origin', bare)

  return {
    bare,
    work,
    git,
    /** Puts files in place of all others, commits them, pushes to a branch, and says the commit. */
    push(branch: string, files: Record<string, string | Uint8Array | { link: string }>): string {
      git('rm', '-rq', '--cached', '--ignore-unmatch', '.')
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(work, name)
        mkdirSync(path.dirname(file), { recursive: true })
        rmSync(file, { force: true })
        if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content)
        else symlinkSync(content.link, file)
        git('add', '--', name)
      }
      git('commit', '--quiet', '--allow-empty', '-m', 'change')
      git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`)
      return git('rev-parse', 'HEAD')
    },
  }
}
