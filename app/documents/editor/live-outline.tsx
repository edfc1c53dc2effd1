import type { Editor } from "@tiptap/core"
import { useTranslation } from "../../i18n/translation.tsx"
import { Outline } from "../../ui/editor-shell.tsx"
import { useEditorValue, useSettledValue } from "./editor-hooks.client.ts"
import { headingAt, outlineOf } from "./outline.ts"

const PAUSE_MS = 400
const readOutline = ({ state }: Editor) => outlineOf(state.doc)
const readCaret = ({ state }: Editor) => state.selection.head

/** The headings of the text as it is written, the one that holds the caret marked, and its words counted. */
export const LiveOutline = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation()
  const outline = useSettledValue(editor, readOutline, PAUSE_MS)
  const here = headingAt(outline, useEditorValue(editor, readCaret))
  const entries = outline.entries.map(({ id, level, text, pos }) => ({
    href: `#${id}`,
    label: text,
    level: Math.min(level, 3) as 1 | 2 | 3,
    current: here?.pos === pos,
  }))
  return (
    <>
      {entries.length > 0 ? (
        <Outline label={t("documents.editor.outline")} entries={entries} />
      ) : (
        <p className="small muted">{t("documents.editor.outline_empty")}</p>
      )}
      <p className="small muted words">{t("documents.editor.words", { count: outline.words })}</p>
    </>
  )
}
