import type { Editor } from "@tiptap/core"
import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useState,
} from "react"
import { useFinding } from "./find/finding.tsx"
import { usePageKeys } from "./keys/use-page-keys.client.ts"
import { useTouchKeyboard } from "./touch/use-touch-keyboard.client.ts"

const KeyHelp = lazy(async () => ({ default: (await import("./keys/key-help.tsx")).KeyHelp }))

const NARROW = "(max-width: 1099px)"

/** Takes the keyboard to the marked heading of the outline, which on narrow pages is opened for it. */
const goToOutline = () => {
  if (matchMedia(NARROW).matches) location.hash = "outline"
  requestAnimationFrame(() => {
    const outline = document.querySelector("#outline")
    const link = outline?.querySelector("[aria-current]") ?? outline?.querySelector("nav a") ?? outline
    if (link instanceof HTMLElement) link.focus()
  })
}

/** Takes the keyboard to the tools that are nearest to the text: in a table to the table's. */
const goToTools = (bars: HTMLElement | null) => {
  const nearest = [...(bars?.querySelectorAll("[role=toolbar]") ?? [])].at(-1)
  nearest?.querySelector<HTMLElement>("button[tabindex='0']")?.focus()
}

/** From the tools Esc leads back to the text; what opens under them has its own. */
const backToText = (editor: Editor | null) => (event: KeyboardEvent) => {
  if (event.key === "Escape" && event.target instanceof Element && event.target.closest("[role=toolbar]"))
    editor?.view.focus()
}

type Options = {
  editor: Editor | null
  isWritable: boolean
  /** The element of the text, and that of the bars over it. */
  text: RefObject<HTMLElement>
  bars: RefObject<HTMLElement>
  onLink: () => void
  onComment: (() => void) | undefined
}

export type Comfort = {
  panel: ReactNode
  dialog: ReactNode
  isFinding: boolean
  onFind: () => void
  onHelp: () => void
  /** For the keys that are pressed on the bars. */
  onBarKey: (event: KeyboardEvent) => void
}

/** What makes writing comfortable around the text: find and replace, the page's keys and their help, phones. */
export const useComfort = ({ editor, isWritable, text, bars, onLink, onComment }: Options): Comfort => {
  const finding = useFinding(editor, isWritable)
  const [isHelping, setHelping] = useState(false)
  const help = useCallback(() => setHelping(true), [])
  const noHelp = useCallback(() => setHelping(false), [])
  usePageKeys(text, {
    ...finding.acts,
    help,
    outline: goToOutline,
    tools: () => goToTools(bars.current),
    link: onLink,
    comment: onComment,
  })
  useTouchKeyboard(bars, editor)
  const dialog = isHelping ? (
    <Suspense>
      <KeyHelp onClose={noHelp} />
    </Suspense>
  ) : null
  return {
    panel: finding.panel,
    dialog,
    isFinding: finding.isOpen,
    onFind: () => finding.ask(isWritable),
    onHelp: help,
    onBarKey: backToText(editor),
  }
}
