import type { Editor } from "@tiptap/core"
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import { isBlockId } from "../../editor/line.ts"
import { paragraphPath } from "../target.ts"

/** The id of the block that the caret stands in, or null while it has none. */
const blockAtCaret = ({ state }: Editor): string | null => {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const { id } = $from.node(depth).attrs
    if (isBlockId(id)) return id
  }
  return null
}

/** The permanent address of the caret's paragraph: copied at once where the browser allows it, and there to be copied. */
export const AddressForm = ({
  editor,
  code,
  onClose,
}: {
  editor: Editor
  code: string
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  const [address] = useState(() => {
    const block = blockAtCaret(editor)
    return block && `${location.origin}${paragraphPath(code, block)}`
  })
  useEffect(() => {
    field.current?.select()
    if (address)
      navigator.clipboard?.writeText(address).then(
        () => setCopied(true),
        () => setCopied(false),
      )
  }, [address])
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from any of its parts
    <div className="ed-link" onKeyDown={onKeyDown}>
      {address === null ? (
        <p role="status">{t("links.paragraph.unknown")}</p>
      ) : (
        <div className="field">
          <label htmlFor={id}>{t("links.paragraph.copy_yourself")}</label>
          <p className="help" id={`${id}-help`} role="status">
            {isCopied ? t("links.paragraph.copied") : ""}
          </p>
          <input
            className="inp"
            id={id}
            ref={field}
            dir="ltr"
            readOnly
            value={address}
            aria-describedby={`${id}-help`}
          />
        </div>
      )}
      <Button type="button" kind="quiet" dense onClick={close}>
        {t("links.paragraph.close")}
      </Button>
    </div>
  )
}
