/** The pages of the top bar, with the one that is shown. */
export const mainPages = (current: 'Board' | 'Runs' | null) => [
  { href: '/', name: 'Board', current: current === 'Board' },
  { href: '/runs', name: 'Runs', current: current === 'Runs' },
]
