import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Person } from "../ui/person.tsx"

type Member = {
  code: string
  name: string | null
  email: string | null
  role: string
  offices: readonly string[]
  startsOn: string
}
type Link = { href: string; label: string } | null

/** Who acts for an organisation, and as what. */
export const MemberTable = (props: {
  organisation: string
  rows: readonly Member[]
  next: Link
  first: Link
}) => {
  const { organisation, rows, next, first } = props
  const { t, dates } = useTranslation()
  const words = (row: Member) =>
    [
      t(row.role === "manager" ? "people.roles.organisation_manager" : "people.members.member"),
      ...row.offices.map((office) => t(`people.roles.${office as "operator"}`)),
    ].join(", ")
  return (
    <DataTable
      caption={t("people.members.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("people.members.empty")}
      next={next}
      first={first}
      columns={[
        {
          key: "name",
          heading: t("people.members.person"),
          cell: (row) => (
            <a href={`/organisations/${organisation}/people/${row.code}`}>
              <Person name={row.name ?? t("people.erased")} detail={<bdi>{row.email}</bdi>} />
            </a>
          ),
        },
        { key: "role", heading: t("people.members.does"), cell: words },
        { key: "since", heading: t("people.members.since"), cell: (row) => dates.day(row.startsOn) },
      ]}
    />
  )
}

type Invited = {
  id: string
  name: string
  email: string | null
  expiresAt: string | Date
  isExpired: boolean
  key: string
}

/** Invitations that nobody has answered yet; each can be withdrawn. */
export const OrganisationInvitationTable = ({ rows }: { rows: readonly Invited[] }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("people.members.invitations")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={t("people.members.no_invitations")}
      columns={[
        {
          key: "name",
          heading: t("people.members.person"),
          cell: (row) => <Person name={row.name} detail={<bdi>{row.email}</bdi>} />,
        },
        {
          key: "until",
          heading: t("people.members.valid_until"),
          cell: (row) => (row.isExpired ? t("people.members.expired") : dates.moment(row.expiresAt)),
        },
        {
          key: "withdraw",
          heading: t("people.members.withdraw"),
          cell: (row) => (
            <form method="post">
              <FormKey value={row.key} />
              <input type="hidden" name="id" value={row.id} />
              <Button kind="quiet" dense hidden={row.name}>
                {t("people.members.withdraw")}
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}
