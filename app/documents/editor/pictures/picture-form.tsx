import type { Editor } from "@tiptap/core"
import { type FormEvent, useEffect, useId, useRef, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button } from "../../../ui/button.tsx"
import { PICTURE_LIMITS } from "../../pictures/limits.ts"
import { asOneStep, describePicture, insertPicture } from "./picture-commands.ts"
import { UploadLine } from "./upload-line.tsx"
import type { PictureTask } from "./use-pictures.client.ts"
import { useUpload } from "./use-upload.client.ts"

type Said = { alt: string; caption: string | null }

const beforeOf = (task: PictureTask) =>
  "picture" in task ? task.picture : { alt: null, caption: null, src: null }

/** The address of the file in this page, for as long as the form is open. */
const usePreview = (task: PictureTask): string | null => {
  const [address, setAddress] = useState<string | null>(null)
  const file = "file" in task ? task.file : null
  useEffect(() => {
    if (!file) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return file ? address : beforeOf(task).src
}

type FieldsProps = { id: string; task: PictureTask; isBad: boolean; onDecoration: (is: boolean) => void }

const Fields = ({ id, task, isBad, onDecoration }: FieldsProps) => {
  const { t } = useTranslation()
  const before = beforeOf(task)
  return (
    <>
      <div className={isBad ? "field bad" : "field"}>
        <label htmlFor={`${id}-alt`}>{t("pictures.form.alt")}</label>
        <p className="help" id={`${id}-help`}>
          {t("pictures.form.alt_help")}
        </p>
        {isBad ? (
          <p className="err" id={`${id}-err`}>
            {t("pictures.form.alt_missing")}
          </p>
        ) : null}
        <textarea
          className="inp"
          id={`${id}-alt`}
          name="alt"
          rows={2}
          dir="auto"
          maxLength={PICTURE_LIMITS.alt}
          defaultValue={before.alt ?? ""}
          aria-describedby={isBad ? `${id}-help ${id}-err` : `${id}-help`}
          aria-invalid={isBad || undefined}
        />
      </div>
      <div className="check">
        <input
          type="checkbox"
          id={`${id}-decoration`}
          name="decoration"
          defaultChecked={before.alt === ""}
          onChange={({ currentTarget }) => onDecoration(currentTarget.checked)}
        />
        <label htmlFor={`${id}-decoration`}>{t("pictures.form.decoration")}</label>
      </div>
      <div className="field">
        <label htmlFor={`${id}-caption`}>{t("pictures.form.caption")}</label>
        <input
          className="inp"
          id={`${id}-caption`}
          name="caption"
          dir="auto"
          maxLength={PICTURE_LIMITS.caption}
          defaultValue={before.caption ?? ""}
        />
      </div>
    </>
  )
}

/** What the form says, or null while nobody has said what the picture shows. */
const readSaid = (form: HTMLFormElement): Said | null => {
  const values = new FormData(form)
  const typed = (name: string) => String(values.get(name) ?? "").trim()
  const isDecoration = values.has("decoration")
  const alt = isDecoration ? "" : typed("alt")
  return alt === "" && !isDecoration ? null : { alt, caption: typed("caption") || null }
}

type Props = {
  editor: Editor
  task: PictureTask
  /** How many wait behind this one. */
  waiting: number
  path: string
  isWritable: boolean
  onDone: () => void
}

/** The sentence that the form ends with, while it cannot do what was pressed. */
type Stop = "pictures.form.read_only" | "pictures.form.gone" | "pictures.form.on_its_way" | null

/**
 * Asks what a picture shows before it comes into the text, or about one that is in it; Esc leaves things as they
 * are. The file is on its way meanwhile: pressed too early, the picture goes in as soon as it has arrived.
 */
export const PictureForm = ({ editor, task, waiting, path, isWritable, onDone }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const preview = usePreview(task)
  const { upload, again } = useUpload(path, "file" in task ? task.file : null)
  const [isBad, setBad] = useState(false)
  const [stop, setStop] = useState<Stop>(null)
  useEffect(() => form.current?.querySelector("textarea")?.focus(), [])

  const close = () => {
    onDone()
    editor.commands.focus()
  }
  const run = (said: Said): Stop => {
    if (!isWritable) return "pictures.form.read_only"
    if ("picture" in task) {
      const describe = asOneStep(describePicture(task.picture.id ?? "", said))
      const isThere = describe(editor.state, editor.view.dispatch)
      return isThere ? null : "pictures.form.gone"
    }
    if (upload?.kind !== "kept") return "pictures.form.on_its_way"
    asOneStep(insertPicture({ ...upload.picture, ...said }))(editor.state, editor.view.dispatch)
    return null
  }
  const press = () => {
    const said = form.current ? readSaid(form.current) : null
    setBad(said === null)
    if (!said) return form.current?.querySelector("textarea")?.focus()
    const stopped = run(said)
    setStop(stopped)
    if (stopped === null) close()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    press()
  }
  const hasArrived = upload?.kind === "kept"
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what was pressed for has arrived
  useEffect(() => {
    if (hasArrived && stop === "pictures.form.on_its_way") press()
  }, [hasArrived])
  const isRefused = upload?.kind === "refused"

  return (
    <form
      className="ed-link ed-picture"
      ref={form}
      aria-label={t("picture" in task ? "pictures.form.title_change" : "pictures.form.title")}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") close()
      }}
      noValidate
    >
      <div className="ed-picture-shown">
        {preview && !isRefused ? <img src={preview} alt="" /> : null}
        {"file" in task ? (
          <p className="small">
            <bdi>{task.file.name}</bdi>
          </p>
        ) : null}
        {upload ? <UploadLine upload={upload} onAgain={again} /> : null}
        {waiting > 0 ? <p className="help">{t("pictures.form.waiting", { count: waiting })}</p> : null}
      </div>
      {isRefused ? null : (
        <div className="ed-picture-said">
          <Fields id={id} task={task} isBad={isBad} onDecoration={() => setBad(false)} />
        </div>
      )}
      <div className="row-x">
        {isRefused ? null : (
          <Button dense>{t("picture" in task ? "pictures.form.change" : "pictures.form.insert")}</Button>
        )}
        <Button type="button" kind="quiet" dense onClick={close}>
          {t(isRefused ? "pictures.form.close" : "pictures.form.cancel")}
        </Button>
        <p role="status" className="help">
          {stop ? t(stop) : ""}
        </p>
      </div>
    </form>
  )
}
