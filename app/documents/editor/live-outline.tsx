import type { Editor } from "@tiptap/core"
import { TextSelection } from "@tiptap/pm/state"
import { lazy, type MouseEvent, Suspense, useEffect, useRef } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Outline } from "../../ui/editor-shell.tsx"
import { useSettledValue } from "./editor-hooks.client.ts"
import { outlineOf } from "./outline.ts"
import { useHeadingHere } from "./use-heading-here.client.ts"

const WordCount = lazy(async () => ({ default: (await import("./count/word-count.tsx")).WordCount }))

const PAUSE_MS = 400
const readOutline = ({ state }: Editor) => outlineOf(state.doc)

/** Whether to take the keyboard to the text: not where that would open one on the screen. */
const wantsCaret = ({ detail }: MouseEvent) => detail === 0 || matchMedia("(pointer: fine)").matches

/** Puts the caret at a heading, once the browser has gone there. */
const caretTo = (editor: Editor, id: string) =>
  requestAnimationFrame(() => {
    const heading = editor.isDestroyed ? undefined : outlineOf(editor.state.doc).find((one) => one.id === id)
    if (!heading) return
    const { tr, doc } = editor.state
    editor.view.dispatch(tr.setSelection(TextSelection.create(doc, heading.pos + 1)))
    editor.view.dom.focus({ preventScroll: true })
    editor.view.focus()
  })

/** Keeps the marked heading in sight where the list of them is longer than its column. */
const keepInSight = (list: HTMLElement | null) => {
  const current = list?.querySelector<HTMLElement>("[aria-current]")
  const column = list?.closest<HTMLElement>(".ed-sheet")
  if (!current || !column || column.scrollHeight <= column.clientHeight) return
  const [line, room] = [current.getBoundingClientRect(), column.getBoundingClientRect()]
  if (line.top < room.top) column.scrollTop -= room.top - line.top + line.height
  else if (line.bottom > room.bottom) column.scrollTop += line.bottom - room.bottom + line.height
}

/** The headings of the text as it is written, the one that one is under marked, and its words counted. */
export const LiveOutline = ({ editor, language }: { editor: Editor; language: string }) => {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const outline = useSettledValue(editor, readOutline, PAUSE_MS)
  const here = useHeadingHere(editor, outline)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is marked
  useEffect(() => keepInSight(list.current), [here])
  const entries = outline.map(({ id, level, text }) => ({
    href: `#${id}`,
    label: text,
    level: Math.min(level, 3) as 1 | 2 | 3,
    current: here !== null && here === id,
  }))
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null
    const id = link?.getAttribute("href")?.slice(1)
    if (id && wantsCaret(event)) caretTo(editor, id)
  }
  return (
    <>
      {entries.length > 0 ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the links within are pressed, by keyboard too
        // biome-ignore lint/a11y/noStaticElementInteractions: as above
        <div ref={list} onClick={onClick}>
          <Outline label={t("documents.editor.outline")} entries={entries} />
        </div>
      ) : (
        <p className="small muted">{t("documents.editor.outline_empty")}</p>
      )}
      <Suspense>
        <WordCount editor={editor} language={language} />
      </Suspense>
    </>
  )
}
