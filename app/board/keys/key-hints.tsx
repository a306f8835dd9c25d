import { KEY_MAP } from './key-map'

/** The keys that are used most, at the foot of the board. */
export function KeyHints() {
  return (
    <footer className="key-hints">
      {KEY_MAP.map(
        ({ keys, hint }) =>
          hint && (
            <span key={hint}>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}{' '}
              {hint}
            </span>
          ),
      )}
      <span className="ml-auto">Times in UTC. Hover or focus for the age.</span>
    </footer>
  )
}
