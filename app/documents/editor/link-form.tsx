import type { Editor } from "@tiptap/core"
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Button } from "../../ui/button.tsx"
import { linkAt, removeLink, setLink } from "./link-commands.ts"
import { typedHref } from "./safe-href.ts"

/** Asks for the address of a link, under the toolbar; Esc leaves things as they are. */
export const LinkForm = ({ editor, onClose }: { editor: Editor; onClose: () => void }) => {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [before] = useState(() => linkAt(editor.state)?.mark.attrs.href as string | undefined)
  const [isBad, setBad] = useState(false)
  useEffect(() => field.current?.focus(), [])

  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const href = typedHref(field.current?.value ?? "")
    if (href === null) {
      setBad(true)
      field.current?.focus()
      return
    }
    setLink(href)(editor.state, editor.view.dispatch)
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close()
  }

  return (
    <form className="ed-link" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <div className={isBad ? "field bad" : "field"}>
        <label htmlFor={`${id}-href`}>{t("documents.editor.link_form.address")}</label>
        <p className="help" id={`${id}-help`}>
          {t("documents.editor.link_form.help")}
        </p>
        {isBad ? (
          <p className="err" id={`${id}-err`}>
            {t("documents.editor.link_form.bad")}
          </p>
        ) : null}
        <input
          className="inp"
          id={`${id}-href`}
          ref={field}
          type="url"
          dir="ltr"
          defaultValue={before?.replace(/^mailto:/, "")}
          aria-describedby={isBad ? `${id}-help ${id}-err` : `${id}-help`}
          aria-invalid={isBad || undefined}
        />
      </div>
      <div className="row-x">
        <Button dense>{t("documents.editor.link_form.apply")}</Button>
        {before === undefined ? null : (
          <Button
            type="button"
            kind="line"
            dense
            onClick={() => {
              removeLink(editor.state, editor.view.dispatch)
              close()
            }}
          >
            {t("documents.editor.link_form.remove")}
          </Button>
        )}
        <Button type="button" kind="quiet" dense onClick={close}>
          {t("documents.editor.link_form.cancel")}
        </Button>
      </div>
    </form>
  )
}
