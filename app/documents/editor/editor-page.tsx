import { type ComponentType, useEffect, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { SavedState } from "../../ui/editor-shell.tsx"
import { EditorFrame, type EditorPageProps } from "./editor-frame.tsx"
import { readingLabels } from "./reading-labels.ts"
import type { StoredNode } from "./reading-tree.ts"
import { ReadingText } from "./render.tsx"

type Props = EditorPageProps & {
  /** The text as it was last read, for the first paint and for pages without script. */
  initialText: StoredNode | null
}
type Live = ComponentType<Props>

const load = async (): Promise<Live> => (await import("./editor.client.tsx")).LiveEditor

/**
 * The page of a document's editor. The server sends the text as it last read it; the editor's script comes
 * after the page, and takes over when the document has arrived.
 */
export const EditorPage = (props: Props) => {
  const { t } = useTranslation()
  const [live, setLive] = useState<{ Editor: Live } | "failed" | null>(null)
  useEffect(() => {
    let isHere = true
    const show = (next: { Editor: Live } | "failed") => {
      if (isHere) setLive(next)
    }
    load().then(
      (Editor) => show({ Editor }),
      () => show("failed"),
    )
    return () => {
      isHere = false
    }
  }, [])
  if (live !== null && live !== "failed") return <live.Editor {...props} />
  const says = live === "failed" ? t("documents.editor.failed") : t("documents.editor.loading")
  return (
    <EditorFrame
      {...props}
      saved={<SavedState tone={live === "failed" ? "still" : "busy"}>{says}</SavedState>}
      outline={null}
      side={null}
    >
      <noscript>
        <p className="note">{t("documents.editor.no_script")}</p>
      </noscript>
      <div className="doc">
        {props.initialText ? <ReadingText content={props.initialText} labels={readingLabels(t)} /> : null}
      </div>
    </EditorFrame>
  )
}
