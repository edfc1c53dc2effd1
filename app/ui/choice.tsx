import type { ReactNode } from "react"
import { describedBy, FieldError } from "./field.tsx"
import { useField } from "./form.tsx"

export type ChoiceOption = {
  value: string
  label: ReactNode
  help?: ReactNode
  disabled?: boolean
  checked?: boolean
}

type ChoiceProps = {
  name: string
  legend: ReactNode
  /** A legend of 20 px, for a page that asks one thing. */
  big?: boolean
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  options: readonly ChoiceOption[]
  /** The chosen value; none at first, unless the person chose before. */
  value?: string | null | undefined
  /** Several may be chosen: the options' `checked` tells which are. */
  several?: boolean
  /** Short options side by side. */
  columns?: boolean
}

/** Big cards to choose from; the whole card is the target. */
export const Choice = (props: ChoiceProps) => {
  const {
    name,
    legend,
    big = false,
    help,
    optional = false,
    options,
    value,
    several = false,
    columns,
  } = props
  const { id, error: refused, chosen, texts } = useField(name)
  const error = props.error ?? refused
  const isChosen = (option: ChoiceOption) =>
    chosen ? chosen.includes(option.value) : several ? option.checked : value === option.value
  return (
    <fieldset className={error ? "field bad" : undefined} aria-describedby={describedBy(id, { help, error })}>
      <legend className={big ? "legend big" : "legend"}>
        {legend}
        {optional ? <span className="optional"> {texts.optional}</span> : null}
      </legend>
      {help ? (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {error ? (
        <FieldError id={`${id}-error`} prefix={texts.error}>
          {error}
        </FieldError>
      ) : null}
      <div className={columns ? "choices cols" : "choices"}>
        {options.map((option, index) => {
          // The error summary leads to the first card, so that one bears the field's id.
          const cardId = index === 0 ? id : `${id}-${index + 1}`
          return (
            <div className="choice" key={option.value}>
              <input
                type={several ? "checkbox" : "radio"}
                name={name}
                id={cardId}
                value={option.value}
                defaultChecked={isChosen(option)}
                disabled={option.disabled}
              />
              <label htmlFor={cardId}>
                {option.label}
                {option.help ? <span>{option.help}</span> : null}
              </label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
