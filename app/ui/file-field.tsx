import type { ReactNode } from "react"
import { describedBy, FieldWords } from "./field.tsx"
import { useField, type WaitingFile } from "./form.tsx"

type FileFieldProps = {
  name: string
  label: ReactNode
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  multiple?: boolean
  /** Types that the browser offers first; what is really taken is decided by the bytes. */
  accept?: string
  texts: FileFieldTexts
}
/** Legend of the files that are stored already, and how one of them is named. */
export type FileFieldTexts = { waiting: string; file: (file: WaitingFile) => ReactNode }

const WaitingFiles = ({ name, id, files, texts }: WaitingProps) => (
  <fieldset className="waiting-files">
    <legend>{texts.waiting}</legend>
    {files.map((file) => (
      <div className="check" key={file.code}>
        <input type="checkbox" id={`${id}-${file.code}`} name={name} value={file.code} defaultChecked />
        <label htmlFor={`${id}-${file.code}`}>{texts.file(file)}</label>
      </div>
    ))}
  </fieldset>
)
type WaitingProps = { name: string; id: string; files: readonly WaitingFile[]; texts: FileFieldTexts }

/** A question answered with files. Those chosen before a refusal are stored and stand ticked below. */
export const FileField = (props: FileFieldProps) => {
  const { name, label, help, optional = false, multiple = false, accept, texts } = props
  const { id, error: refused, waiting, texts: words } = useField(name)
  const error = props.error ?? refused
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="optional"> {words.optional}</span> : null}
      </label>
      <FieldWords id={id} help={help} error={error} prefix={words.error} />
      <input
        className="inp file"
        type="file"
        id={id}
        name={name}
        multiple={multiple}
        accept={accept}
        aria-describedby={describedBy(id, { help, error })}
        aria-invalid={error ? true : undefined}
      />
      {waiting.length > 0 ? <WaitingFiles name={name} id={id} files={waiting} texts={texts} /> : null}
    </div>
  )
}
