import { Button, type ButtonKind } from "../../ui/button.tsx"
import { FormKey } from "../../ui/form-key.tsx"

type PressProps = {
  formKey: string
  /** What the post says beside its key: the intent and the thing. */
  fields: Readonly<Record<string, string>>
  label: string
  /** The thing, for those who hear the button alone. */
  hidden?: string
  kind?: ButtonKind
  dense?: boolean
}

/** A form of one button. */
export const Press = ({ formKey, fields, label, hidden, kind = "quiet", dense = true }: PressProps) => (
  <form method="post">
    <FormKey value={formKey} />
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <Button kind={kind} dense={dense} {...(hidden ? { hidden } : {})}>
      {label}
    </Button>
  </form>
)
