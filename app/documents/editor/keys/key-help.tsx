import { useEffect, useRef } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Dialog } from "../../../ui/dialog.tsx"
import { KEY_LIST, type KeyGroup, partsOfKey } from "./key-list.ts"

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

const Key = ({ name }: { name: string }) => (
  <span className="key" dir="ltr">
    {partsOfKey(name, isMac()).map((part) => (
      <kbd key={part}>{part}</kbd>
    ))}
  </span>
)

const Group = ({ title, list }: KeyGroup) => {
  const { t } = useTranslation()
  return (
    <table className="tbl keys">
      <caption>{t(title)}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t("documents.editor.shortcuts.key")}</th>
          <th scope="col">{t("documents.editor.shortcuts.what")}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ keys, what, values }) => (
          <tr key={keys.join(" ")}>
            <td>
              {keys.map((name) => (
                <Key key={name} name={name} />
              ))}
            </td>
            <td>{t(what, values)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every key of the editor, in a dialog that is open as long as it is on the page. */
export const KeyHelp = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    // The browser scrolls to the button at its end.
    element.scrollTop = 0
    element.addEventListener("close", onClose)
    return () => element.removeEventListener("close", onClose)
  }, [onClose])
  return (
    <Dialog
      id="editor-shortcuts"
      ref={dialog}
      title={t("documents.editor.shortcuts.title")}
      cancel={t("documents.editor.shortcuts.close")}
    >
      {KEY_LIST.map((group) => (
        <Group key={group.title} {...group} />
      ))}
      <p>{t("documents.editor.shortcuts.typed")}</p>
      <p>{t("documents.editor.shortcuts.toolbar")}</p>
    </Dialog>
  )
}
