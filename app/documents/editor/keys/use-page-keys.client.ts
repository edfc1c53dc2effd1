import { type RefObject, useEffect, useRef } from "react"
import { actOfPress, isLetter, type PageAct } from "./page-keys.ts"

/** What the page does on its keys; a key whose act is left out keeps what the browser does. */
export type PageActs = { [act in PageAct]?: (() => void) | undefined }

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]") !== null

/** What is about the place of the caret is asked from within the text. */
const OF_TEXT: ReadonlySet<PageAct> = new Set(["link", "comment"])

/** Listens to the page's keys, anywhere in the page but under an open dialog. */
export const usePageKeys = (text: RefObject<HTMLElement>, acts: PageActs): void => {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = event.isComposing || event.defaultPrevented ? null : actOfPress(event)
      const run = act && latest.current[act]
      if (!run || document.querySelector("dialog[open]")) return
      if (isLetter(event) && isTextField(event.target)) return
      if (OF_TEXT.has(act) && !text.current?.contains(event.target as Node | null)) return
      event.preventDefault()
      run()
    }
    addEventListener("keydown", onKeyDown)
    return () => removeEventListener("keydown", onKeyDown)
  }, [text])
}
