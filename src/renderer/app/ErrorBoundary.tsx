import { Component, type ReactNode } from "react";
import { Button, ErrorState } from "../ui/index.ts";

interface ErrorBoundaryProps {
  /** When this changes the failed part is tried again: the address, for a screen. */
  resetKey: string;
  /** Saves everything to a file; offered so that nobody has to fear for their data. */
  onExport?: () => void;
  /** For what is not the screen itself: a fault leaves it out, and is in the console. */
  isQuiet?: boolean;
  children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
  readonly resetKey: string;
}

/** Keeps a fault in one screen from taking the whole window: says what happened and offers ways on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { onExport, isQuiet } = this.props;
    if (isQuiet) return null;
    return (
      <div className="scroll-y min-h-0 flex-1">
        <ErrorState
          isScreen
          title="This screen stopped working"
          message="A fault in the app, not in your data: everything you saved is still on this device. Try again; if it happens once more, reload, and export a copy of your data to be safe."
          onRetry={() => this.setState({ error: null })}
          actions={
            <>
              <Button onPress={() => window.location.reload()}>Reload</Button>
              {onExport ? <Button onPress={onExport}>Export my data</Button> : null}
            </>
          }
          details={`${error.name}: ${error.message}\n${error.stack ?? ""}`}
        />
      </div>
    );
  }
}
