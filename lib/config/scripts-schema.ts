import { repository } from './urls'
import { always, flag, line, mapping, shaped } from './values'

const gitSchema = mapping({
  repository: repository.describe('A path, or a URL of https or ssh'),
  ref: shaped(
    String.raw`(?!-)(?!.*\.\.)(?:[^\s~^:?*\[\\{}]|\{imageTag\}|\{annotation:[A-Za-z0-9._/-]+\})+`,
    'must be a branch, tag or commit',
  ).describe('A branch, tag or commit; {imageTag} and {annotation:name} are those of the newest pod'),
  folder: line()
    .refine(
      folder => !folder.startsWith('/') && !folder.split('/').includes('..'),
      'must be a folder of the repository',
    )
    .nullish()
    .meta({ default: 'migrations' }),
  tokenFile: line().nullish().describe('A file with a token, for https'),
  keyFile: line().nullish().describe('A private key, for ssh'),
})
  .refine(({ repository, tokenFile }) => !tokenFile || /^https:/i.test(String(repository)), {
    error: 'is for a repository of https',
    path: ['tokenFile'],
    when: always,
  })
  .refine(({ repository, keyFile }) => !keyFile || /^ssh:|^[^/.][^/]*:(?!\/\/)/i.test(String(repository)), {
    error: 'is for a repository of ssh',
    path: ['keyFile'],
    when: always,
  })

/** Where the scripts are: a folder, or a ref of a git repository. */
export const scriptsSchema = mapping({
  folder: line().nullish().meta({ default: 'migrations' }),
  git: gitSchema.nullish(),
  asShipped: flag
    .nullish()
    .meta({ default: false, description: 'This folder is the very one that the container mounts' }),
})
  .refine(({ folder, git }) => !folder || !git, { error: 'has a folder and git; give one or the other', when: always })
  .refine(({ asShipped, git }) => !asShipped || !git, {
    error: 'is for a folder: a container does not mount a git repository',
    path: ['asShipped'],
    when: always,
  })

/** Whether the ref of the scripts hangs on what the newest pod carries. */
export const isOfPod = (written: { git?: { ref?: unknown } | null } | null | undefined): boolean =>
  /\{(imageTag|annotation:)/.test(String(written?.git?.ref ?? ''))
