import { useTranslation } from "../i18n/translation.tsx"
import { Field } from "../ui/field.tsx"

type TerritoryFieldProps = {
  /** Names to propose: `listPlaceNames`. */
  places: readonly string[]
  label: string
  name?: string
  value?: string | null
  /** One place only is asked for. */
  single?: boolean
}

/** Where something belongs: names or ISTAT codes, typed; the browser proposes regions and provinces. */
export const TerritoryField = ({ places, label, name = "territory", value, single }: TerritoryFieldProps) => {
  const { t } = useTranslation()
  const list = `places-${name}`
  return (
    <>
      <Field
        name={name}
        label={label}
        help={t(single ? "taxonomies.field.help_single" : "taxonomies.field.help")}
        value={value}
        list={list}
        lang="it"
        maxLength={1000}
        autoComplete="off"
      />
      <datalist id={list}>
        {places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
    </>
  )
}
