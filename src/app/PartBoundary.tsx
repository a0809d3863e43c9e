import { Component, type ReactNode, Suspense } from 'react';
import { BrokenPart } from './BrokenPart.tsx';

interface State {
  readonly fault: { readonly error: unknown } | undefined;
}

/** Keeps a fault, and the waiting for code, inside its part of the page. React offers this to classes only. */
export class PartBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { fault: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: { error } };
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return <Suspense>{this.props.children}</Suspense>;
    return <BrokenPart fault={fault.error} onRetry={() => this.setState({ fault: undefined })} />;
  }
}
