/** Gathers what is typed while the panel is on its way: it is what one looks for, and not a word for the text. */
export const gatherTyped = (onTyped: (typed: string) => void): (() => void) => {
  let typed = ""
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    typed += event.key
    onTyped(typed)
  }
  addEventListener("keydown", onKeyDown, { capture: true })
  return () => removeEventListener("keydown", onKeyDown, { capture: true })
}
