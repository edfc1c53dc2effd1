import { type RefObject, useEffect } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Dialog } from "../../ui/dialog.tsx"

type Row = { keys: string; what: string }

const useRows = (): Row[] => {
  const { t } = useTranslation()
  return [
    { keys: "Ctrl /", what: t("documents.editor.shortcuts.help") },
    { keys: t("documents.editor.shortcuts.leave_keys"), what: t("documents.editor.shortcuts.leave") },
    ...[1, 2, 3].map((level) => ({
      keys: `Ctrl Alt ${level}`,
      what: t("documents.editor.heading", { level }),
    })),
    { keys: "Ctrl Alt 0", what: t("documents.editor.text") },
    { keys: "Ctrl B", what: t("documents.editor.bold") },
    { keys: "Ctrl I", what: t("documents.editor.italic") },
    { keys: "Ctrl K", what: t("documents.editor.link") },
    { keys: "Ctrl Alt 8", what: t("documents.editor.bullet") },
    { keys: "Ctrl Alt 7", what: t("documents.editor.ordered") },
    { keys: "Ctrl Alt 9", what: t("documents.editor.task") },
    { keys: "Ctrl Enter", what: t("documents.editor.shortcuts.tick") },
    { keys: "Tab", what: t("documents.editor.indent") },
    { keys: "Shift Tab", what: t("documents.editor.outdent") },
    { keys: "Ctrl Alt 5", what: t("documents.editor.quote") },
    { keys: "Ctrl Alt 6", what: t("documents.editor.callout") },
    { keys: "Shift Enter", what: t("documents.editor.shortcuts.line") },
    { keys: "Ctrl Z", what: t("documents.editor.undo") },
    { keys: "Ctrl Y", what: t("documents.editor.redo") },
  ]
}

/** Shows the list from its beginning: the browser scrolls to the button at its end. */
export const showShortcuts = (dialog: HTMLDialogElement | null) => {
  if (!dialog || dialog.open) return
  dialog.showModal()
  dialog.scrollTop = 0
}

/** Opens the list from anywhere in the page with Ctrl and the slash. */
const useOpenKey = (dialog: RefObject<HTMLDialogElement>) => {
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== "/" || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      showShortcuts(dialog.current)
    }
    addEventListener("keydown", open)
    return () => removeEventListener("keydown", open)
  }, [dialog])
}

/** The list of keys, in a dialog. */
export const Shortcuts = ({ dialog }: { dialog: RefObject<HTMLDialogElement> }) => {
  const { t } = useTranslation()
  const rows = useRows()
  useOpenKey(dialog)
  return (
    <Dialog
      id="editor-shortcuts"
      ref={dialog}
      title={t("documents.editor.shortcuts.title")}
      cancel={t("documents.editor.shortcuts.close")}
    >
      <table className="tbl keys">
        <thead>
          <tr>
            <th scope="col">{t("documents.editor.shortcuts.key")}</th>
            <th scope="col">{t("documents.editor.shortcuts.what")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ keys, what }) => (
            <tr key={keys}>
              <td>
                <kbd dir="ltr">{keys}</kbd>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("documents.editor.shortcuts.typed")}</p>
      <p>{t("documents.editor.shortcuts.toolbar")}</p>
    </Dialog>
  )
}
