import { Component, type ReactNode } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import classes from './shell.module.css';

/** A page that cannot be drawn shows its number and a report; the rest of the window goes on working. */
export class BugBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className={classes.padded}>
        <ErrorNote error={this.state.error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
