// Comfort on pages that work without it: menus that close, focus on what was refused, one press instead of two.
{
  const doc = document
  const one = (selector) => doc.querySelector(selector)
  const closeMenus = (except) => {
    for (const menu of doc.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false
  }

  doc.addEventListener("click", (event) => {
    const target = event.target
    closeMenus(target.closest("details.menu"))
    const opener = target.closest("a[data-dialog]")
    const dialog = opener && doc.getElementById(opener.dataset.dialog)
    if (dialog?.showModal) {
      event.preventDefault()
      dialog.showModal()
    }
  })

  doc.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    const menu = event.target.closest("details.menu[open]") ?? one("details.menu[open]")
    if (menu) {
      closeMenus()
      menu.firstElementChild.focus()
    } else one(".ed-sheet:target .close a, .ed-sheet:has(:target) .close a")?.click()
  })

  doc.addEventListener("submit", (event) => {
    const form = event.target
    if (form.method !== "post" || event.defaultPrevented) return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = "yes"
    const button = event.submitter
    if (!button?.dataset.busy) return
    button.setAttribute("aria-busy", "true")
    ;(button.querySelector("span") ?? button).textContent = button.dataset.busy
  })

  // Words chosen in a text go along to who comments on it.
  doc.addEventListener("selectionchange", () => {
    const to = one("a#comment")
    const words = String(getSelection()).slice(0, 999)
    if (to && words && one(".doc")?.contains(getSelection().anchorNode))
      to.search = `?passage=${encodeURIComponent(words)}`
  })

  // A page taken back out of the browser's memory may be sent again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of doc.forms) delete form.dataset.sent
  })

  one(".errors")?.focus()
}
