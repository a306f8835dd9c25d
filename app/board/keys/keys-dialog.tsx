'use client'

import { useSyncExternalStore } from 'react'
import { Dialog } from '../../ui/dialog'
import { KEY_MAP } from './key-map'
import { areKeysOn, setKeysOn, watchKeysOn } from './key-setting'

/** The list of keys, and the switch that turns them off. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const on = useSyncExternalStore(watchKeysOn, areKeysOn, () => true)
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="key-list">
        {KEY_MAP.map(({ keys, does }) => (
          <div key={keys.join(' ')}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex items-center gap-2">
        <input type="checkbox" checked={on} onChange={event => setKeysOn(event.target.checked)} />
        Single keys work in this browser
      </label>
    </Dialog>
  )
}
