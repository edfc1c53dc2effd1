import { createContext, type FormHTMLAttributes, type ReactNode, useContext } from "react"
import { FormKey } from "./form-key.tsx"

/** What a refused post sends back: sentences by field, and everything typed. */
export type FormRefusal = {
  form?: string | null
  fields: Readonly<Record<string, string>>
  /** A list where several values had one name. */
  typed: Readonly<Record<string, string | readonly string[]>>
  /** Files that wait for the form to be sent again, by field. */
  waiting?: Readonly<Record<string, readonly WaitingFile[]>> | undefined
  /** What may have been meant, by field. */
  choices?: Readonly<Record<string, readonly MeantChoice[]>> | undefined
}
export type MeantChoice = { value: string; label: string; help: string; language: string }
export type WaitingFile = { code: string; name: string; size: number }
/** Words that every field of the form needs: "Errore:" read before an error, "(facoltativo)" after a label. */
export type FormTexts = { error: string; optional: string }

type FormState = { refusal: FormRefusal | null; texts: FormTexts }
const FormContext = createContext<FormState>({ refusal: null, texts: { error: "", optional: "" } })

/** The id of a field, where the error summary's link leads. */
export const fieldId = (name: string) => `f-${name.replace(/[^\w-]+/g, "-").replace(/-+$/, "")}`

type FieldState = {
  id: string
  error: string | undefined
  /** What was typed before the refusal; undefined when there was no refusal, or nothing was typed. */
  typed: string | undefined
  /** The values chosen before the refusal; null when there was no refusal. */
  chosen: readonly string[] | null
  /** Files chosen before the refusal, stored already. */
  waiting: readonly WaitingFile[]
  /** What may have been meant, to choose from beside the field. */
  choices: readonly MeantChoice[]
  texts: FormTexts
}

/** What the form around it knows of a field. A name that ends in `[]` is known without its brackets too. */
export const useField = (name: string): FieldState => {
  const { refusal, texts } = useContext(FormContext)
  const bare = name.replace(/\[\]$/, "")
  const typed = refusal?.typed[name] ?? refusal?.typed[bare]
  const values = typeof typed === "string" ? [typed] : (typed ?? [])
  return {
    id: fieldId(name),
    error: refusal?.fields[name] ?? refusal?.fields[bare],
    typed: values[0],
    chosen: refusal ? values : null,
    waiting: refusal?.waiting?.[name] ?? [],
    choices: refusal?.choices?.[name] ?? [],
    texts,
  }
}

type FormProps = Omit<FormHTMLAttributes<HTMLFormElement>, "style" | "children"> & {
  /** The one-time key; only a search form has none. */
  formKey?: string
  refusal?: FormRefusal | null | undefined
  texts: FormTexts
  children: ReactNode
}

/** A form that is checked on the server: its fields find their errors and what was typed by their names. */
export const Form = ({ formKey, refusal = null, texts, children, ...rest }: FormProps) => (
  <form method="post" noValidate {...rest}>
    {formKey ? <FormKey value={formKey} /> : null}
    <FormContext.Provider value={{ refusal, texts }}>{children}</FormContext.Provider>
  </form>
)
