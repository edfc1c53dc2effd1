import type { ReactNode } from "react"
import { describedBy, FieldError } from "./field.tsx"
import { useField } from "./form.tsx"

type CheckFieldProps = {
  name: string
  label: ReactNode
  value?: string
  checked?: boolean
  help?: ReactNode
  error?: string | undefined
  id?: string
  disabled?: boolean
}

/** One thing to say yes to. */
export const CheckField = (props: CheckFieldProps) => {
  const { name, label, value = "yes", checked = false, help, disabled } = props
  const state = useField(name)
  const id = props.id ?? state.id
  const error = props.error ?? state.error
  return (
    <div className={error ? "field bad" : "field"}>
      {error ? (
        <FieldError id={`${id}-error`} prefix={state.texts.error}>
          {error}
        </FieldError>
      ) : null}
      <div className="check">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={state.chosen ? state.chosen.includes(value) : checked}
          aria-describedby={describedBy(id, { help, error })}
          aria-invalid={error ? true : undefined}
          disabled={disabled}
        />
        <div>
          <label htmlFor={id}>{label}</label>
          {help ? (
            <div className="help" id={`${id}-help`}>
              {help}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  )
}
