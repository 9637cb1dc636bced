namespace Satark.Local.Writing;

/// <summary>Something that waits for the writer's next group.</summary>
internal abstract class WriteWork
{
    /// <summary>Roughly how many bytes it writes.</summary>
    public virtual long Size => 0;

    /// <summary>Whether it still wants to be done; asked once, when the writer takes it. After that it is done or fails.</summary>
    public abstract bool Begin();

    /// <summary>Writes, inside the group's transaction. May run again after <see cref="Begin"/> when the group had to start over.</summary>
    public abstract void Apply(WriteSession session);

    /// <summary>The group is durable.</summary>
    public abstract void Committed();

    /// <summary>Nothing of it was stored.</summary>
    public abstract void Failed(Exception error);
}

/// <summary>A write somebody waits for.</summary>
internal sealed class WriteWork<T>(Func<WriteSession, T> write, long size, CancellationToken cancellationToken) : WriteWork
{
    // Continuations must not run on the writer's thread: it has the next group to commit.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    /// <summary>Completes after the COMMIT that holds the write.</summary>
    public Task<T> Task => _done.Task;

    /// <inheritdoc/>
    public override long Size => size;

    /// <inheritdoc/>
    public override bool Begin()
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }

        _done.TrySetCanceled(cancellationToken);
        return false;
    }

    /// <inheritdoc/>
    public override void Apply(WriteSession session) => _result = write(session);

    /// <inheritdoc/>
    public override void Committed() => _done.TrySetResult(_result);

    /// <inheritdoc/>
    public override void Failed(Exception error) => _done.TrySetException(error);
}
