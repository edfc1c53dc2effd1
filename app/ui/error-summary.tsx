import { type FormRefusal, fieldId } from "./form.tsx"

type ErrorSummaryProps = {
  refusal: FormRefusal | null | undefined
  /** "Correggi due cose"; shown when fields are named. */
  title: string
  /** Title when the refusal belongs to no field: "Non è stato possibile". */
  formTitle?: string
}

/** First thing after a refused post: what to correct, with links to the fields. Focus moves here. */
export const ErrorSummary = ({ refusal, title, formTitle }: ErrorSummaryProps) => {
  if (!refusal) return null
  const fields = Object.entries(refusal.fields)
  if (fields.length === 0 && !refusal.form) return null
  return (
    <div className="errors" role="alert" tabIndex={-1} aria-labelledby="errors-title">
      <h2 id="errors-title">{fields.length > 0 ? title : (formTitle ?? title)}</h2>
      {refusal.form ? <p>{refusal.form}</p> : null}
      {fields.length > 0 ? (
        <ul>
          {fields.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
