import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Person } from "../ui/person.tsx"

type Officer = {
  code: string
  role: string
  name: string | null
  startsOn: string
  endsOn: string | null
}

/** Who serves the table without a seat; those who may end an office see the way to it. */
export const OfficerTable = ({
  officers,
  mayManage,
}: {
  officers: readonly Officer[]
  mayManage: boolean
}) => {
  const { t, dates } = useTranslation()
  const role = (officer: Officer) => t(`people.roles.${officer.role as "chair"}`)
  const end = {
    key: "end",
    heading: t("people.officers.end"),
    cell: (officer: Officer) => (
      <ButtonLink
        kind="quiet"
        dense
        href={`/officers/${officer.code}/end`}
        hidden={`${officer.name}, ${role(officer)}`}
      >
        {t("people.officers.end")}
      </ButtonLink>
    ),
  }
  return (
    <DataTable
      caption={t("people.officers.title")}
      captionHidden
      rows={officers}
      rowKey={(officer) => officer.code}
      empty={t("people.officers.empty")}
      columns={[
        {
          key: "name",
          heading: t("people.members.person"),
          cell: (officer) => <Person name={officer.name ?? t("people.erased")} />,
        },
        { key: "role", heading: t("people.officers.role"), cell: role },
        {
          key: "term",
          heading: t("people.officers.term"),
          cell: ({ startsOn, endsOn }) =>
            endsOn
              ? t("people.admin.role_until", { from: dates.day(startsOn), to: dates.day(endsOn) })
              : t("people.admin.role_from", { from: dates.day(startsOn) }),
        },
        ...(mayManage ? [end] : []),
      ]}
    />
  )
}
