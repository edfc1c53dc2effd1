// The key that leads to the search, and the switch that turns it off.
{
  const doc = document
  // "/" leads to the search, unless somebody types or has turned it off on the search's page.
  const SLASH = "no-slash"
  const kept = (work) => {
    try {
      return work()
    } catch {
      return null // storage is forbidden: the key stays on
    }
  }
  const isOff = () => kept(() => localStorage.getItem(SLASH)) === "yes"
  doc.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isOff()) return
    if (event.defaultPrevented || event.target.closest("input, textarea, select, [contenteditable]")) return
    const fields = [...doc.querySelectorAll("main input[type=search], .hd-search input")]
    const field = fields.find((one) => one.offsetParent)
    const link = doc.querySelector("a[href='/search']")
    if (!field && !link) return
    event.preventDefault()
    if (field) field.select()
    else link.click()
    field?.focus()
  })
  const slash = doc.querySelector("button[data-slash]")
  if (slash) {
    const say = () => {
      slash.textContent = isOff() ? slash.dataset.on : slash.dataset.off
      slash.hidden = false
    }
    slash.addEventListener("click", () => {
      kept(() => (isOff() ? localStorage.removeItem(SLASH) : localStorage.setItem(SLASH, "yes")))
      say()
    })
    say()
  }
}
