/** The names that the browser proposes for a field; without any the field is written as it is. */
export const ProposedNames = ({ id, names }: { id: string; names: readonly string[] }) =>
  names.length === 0 ? null : (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
