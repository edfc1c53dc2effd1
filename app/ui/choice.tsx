import type { ReactNode } from "react"
import { describedBy, FieldWords } from "./field.tsx"
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

type CardProps = {
  id: string
  name: string
  type: "radio" | "checkbox"
  option: ChoiceOption
  chosen: boolean
}

const Card = ({ id, name, type, option, chosen }: CardProps) => (
  <div className="choice">
    <input
      type={type}
      name={name}
      id={id}
      value={option.value}
      defaultChecked={chosen}
      disabled={option.disabled}
    />
    <label htmlFor={id}>
      {option.label}
      {option.help ? <span>{option.help}</span> : null}
    </label>
  </div>
)

/** Big cards to choose from; the whole card is the target. */
export const Choice = (props: ChoiceProps) => {
  const { name, legend, big = false, help, optional = false, options, value, several = false } = props
  const { id, error: refused, chosen, texts } = useField(name)
  const error = props.error ?? refused
  const isChosen = (option: ChoiceOption) =>
    chosen ? chosen.includes(option.value) : several ? option.checked === true : value === option.value
  return (
    <fieldset className={error ? "field bad" : undefined} aria-describedby={describedBy(id, { help, error })}>
      <legend className={big ? "legend big" : "legend"}>
        {legend}
        {optional ? <span className="optional"> {texts.optional}</span> : null}
      </legend>
      <FieldWords id={id} help={help} error={error} prefix={texts.error} />
      <div className={props.columns ? "choices cols" : "choices"}>
        {options.map((option, index) => (
          <Card
            key={option.value}
            // The error summary leads to the first card, so that one bears the field's id.
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={name}
            type={several ? "checkbox" : "radio"}
            option={option}
            chosen={isChosen(option)}
          />
        ))}
      </div>
    </fieldset>
  )
}
