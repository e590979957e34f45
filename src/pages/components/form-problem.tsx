/** Why a form was not taken; its form posts to `#form-problem`, so that the answer begins here. */
export const FormProblem = ({ heading, detail }: { heading: string; detail: string }) => (
  <p class="problem" id="form-problem" role="alert" tabIndex={-1}>
    <b>{heading}</b> {detail}
  </p>
);
