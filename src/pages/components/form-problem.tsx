/** Marks the field that a refusal is about. */
export const complaintOf = <Field extends string>(
  problem: { field: Field | null } | null,
  field: NoInfer<Field>,
) => (problem?.field === field ? { 'aria-invalid': true as const, 'aria-describedby': 'form-problem' } : {});

/** Why a form was not taken; its form posts to `#form-problem`, so that the answer begins here. */
export const FormProblem = ({ heading, detail }: { heading: string; detail: string }) => (
  <p class="problem" id="form-problem" role="alert" tabIndex={-1}>
    <b>{heading}</b> {detail}
  </p>
);
