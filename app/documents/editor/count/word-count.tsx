import type { Editor } from "@tiptap/core"
import { useTranslation } from "../../../i18n/translation.tsx"
import { type Count, minutesFor } from "./counting.ts"
import { useCount } from "./use-count.client.ts"

/** Words, characters and time to read, of the text and of what is selected. */
export const WordCount = ({ editor, language }: { editor: Editor; language: string }) => {
  const { t } = useTranslation()
  const counted = useCount(editor, language)
  if (!counted) return null
  const { whole, selected } = counted
  const words = (count: Count) => t("documents.editor.words", { count: count.words })
  const characters = (count: Count) => t("comfort.count.characters", { count: count.characters })
  const minutes = minutesFor(whole.words)
  return (
    <div className="small muted words">
      <p>{words(whole)}</p>
      <p>{characters(whole)}</p>
      {minutes > 0 ? <p>{t("comfort.count.minutes", { count: minutes })}</p> : null}
      {selected && selected.characters > 0 ? (
        <p>{t("comfort.count.selection", { words: words(selected), characters: characters(selected) })}</p>
      ) : null}
    </div>
  )
}
