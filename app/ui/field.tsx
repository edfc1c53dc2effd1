import type {
  HTMLInputAutoCompleteAttribute,
  HTMLInputTypeAttribute,
  InputHTMLAttributes,
  ReactNode,
} from "react"
import { useField } from "./form.tsx"
import { Icon } from "./icon.tsx"

type SelectOption = { value: string; label: string; disabled?: boolean }

type FieldProps = {
  name: string
  label: ReactNode
  help?: ReactNode
  /** A sentence that says what to do; taken from the form's refusal when it is not given. */
  error?: string | undefined
  /** Required is the rule: only this is marked. */
  optional?: boolean
  /** The width is that of the answer: 8, 12, 20 rem, or the whole line. */
  width?: "xs" | "s" | "m" | "full"
  value?: string | number | null | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"]
  readOnly?: boolean
  minLength?: number
  maxLength?: number
  lang?: string
  dir?: "ltr" | "rtl" | "auto"
  spellCheck?: boolean
  autoFocus?: boolean
  id?: string
  /** Something after the control: a link to what helps. */
  after?: ReactNode
} & (
  | { as?: "input"; type?: HTMLInputTypeAttribute; accept?: string; multiple?: boolean; list?: string }
  | { as: "textarea"; rows?: number }
  | { as: "select"; options: readonly SelectOption[]; prompt?: string }
)

/** The sentence beside a field that was refused, read with its word first. */
export const FieldError = ({ id, prefix, children }: { id: string; prefix: string; children: ReactNode }) => (
  <p className="err" id={id}>
    <Icon name="it-error" />
    <span>
      <span className="visually-hidden">{prefix} </span>
      {children}
    </span>
  </p>
)

type FieldWordsProps = { id: string; help: ReactNode; error: string | undefined; prefix: string }

/** What is said of a field before its control: how to answer, and what to correct. */
export const FieldWords = ({ id, help, error, prefix }: FieldWordsProps) => (
  <>
    {help ? (
      <div className="help" id={`${id}-help`}>
        {help}
      </div>
    ) : null}
    {error ? (
      <FieldError id={`${id}-error`} prefix={prefix}>
        {error}
      </FieldError>
    ) : null}
  </>
)

/** The ids that describe a control, in the order in which they are read. */
export const describedBy = (id: string, parts: { help?: unknown; error?: unknown; after?: unknown }) =>
  [parts.help && `${id}-help`, parts.error && `${id}-error`, parts.after && `${id}-after`]
    .filter(Boolean)
    .join(" ") || undefined

type Wiring = { id: string; error: string | undefined; typed: string | undefined }

const Control = (props: FieldProps & { wiring: Wiring }) => {
  const { wiring, value, width = "full", help, after } = props
  const { name, autoComplete, inputMode, readOnly, minLength, maxLength, lang, dir, spellCheck, autoFocus } =
    props
  const common = {
    id: wiring.id,
    name,
    className: width === "full" ? "inp" : `inp w-${width}`,
    defaultValue: wiring.typed ?? value ?? undefined,
    "aria-describedby": describedBy(wiring.id, { help, error: wiring.error, after }),
    "aria-invalid": wiring.error ? (true as const) : undefined,
    autoComplete,
    lang,
    dir,
    autoFocus,
  }
  const typing = { inputMode, readOnly, minLength, maxLength, spellCheck }
  if (props.as === "textarea") return <textarea {...common} {...typing} rows={props.rows ?? 4} />
  if (props.as === "select")
    return (
      <select {...common}>
        {props.prompt === undefined ? null : <option value="">{props.prompt}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    )
  const { type = "text", accept, multiple, list } = props
  // Files and passwords are never written back into the page.
  const kept = type === "file" || type === "password" ? { ...common, defaultValue: undefined } : common
  return <input {...kept} {...typing} type={type} accept={accept} multiple={multiple} list={list} />
}

/** A question with one typed or picked answer: label, help, error, control, in this order. */
export const Field = (props: FieldProps) => {
  const { name, label, help, optional = false, after } = props
  const state = useField(name)
  const id = props.id ?? state.id
  const error = props.error ?? state.error
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="optional"> {state.texts.optional}</span> : null}
      </label>
      <FieldWords id={id} help={help} error={error} prefix={state.texts.error} />
      <Control {...props} wiring={{ id, error, typed: state.typed }} />
      {after ? (
        <div className="help" id={`${id}-after`}>
          {after}
        </div>
      ) : null}
    </div>
  )
}
