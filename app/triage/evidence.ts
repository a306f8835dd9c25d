/** What stands behind a diagnosis; the page's address has the tab (design: `tab=`). */
export const TABS = ['history', 'log', 'events', 'pod'] as const
export type Tab = (typeof TABS)[number]

/** Whatever the address holds, some tab is open. */
export function readTab(value: string | string[] | undefined): Tab {
  return TABS.find(tab => tab === value) ?? 'history'
}
