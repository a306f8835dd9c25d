/**
 * Sets the theme before anything is painted: the address first, then what was chosen here, then the system's; a wall is
 * dark unless the address says otherwise. It runs inline in the head, before any other script.
 */
export const themeScript = `(function (root) {
  var query = new URLSearchParams(location.search), theme = query.get('theme')
  if (!theme && query.get('view') === 'wall') theme = 'dark'
  try { theme = theme || localStorage.getItem('theme') } catch (denied) {}
  root.dataset.choice = theme === 'light' || theme === 'dark' ? theme : 'system'
  var system = matchMedia('(prefers-color-scheme: dark)')
  function apply() {
    var choice = root.dataset.choice
    root.dataset.theme = choice === 'system' ? (system.matches ? 'dark' : 'light') : choice
  }
  apply()
  system.addEventListener('change', apply)
})(document.documentElement)`
