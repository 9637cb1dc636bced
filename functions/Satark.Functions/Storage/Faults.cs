using Azure;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>What an error of the storage account means.</summary>
internal static class Faults
{
    /// <summary>The operation was looked at and refused because of what lies there (or does not): it was not done.</summary>
    public static bool IsRefusal(Exception error) => error is RequestFailedException { Status: 404 or 409 or 412 };

    /// <summary>A refusal that stays one whenever the same operation comes: a row with that ETag is gone for good.</summary>
    public static bool IsFinal(Exception error) => error is RequestFailedException { Status: 404 or 412 };

    /// <summary>
    /// The operation may have been done or not, now or in a moment: throttling, a broken connection, an answer that did not
    /// come in time, no token. After several tries the client gathers their errors in an <see cref="AggregateException"/>.
    /// </summary>
    public static bool IsPassing(Exception error) => error switch
    {
        RequestFailedException failed => failed.Status is 0 or 401 or 403 or 408 or 429 or >= 500,
        AggregateException many => many.InnerExceptions.All(IsPassing),
        _ => error is IOException or TimeoutException or OperationCanceledException or HttpRequestException,
    };

    /// <summary>Asks the account something by which no record changes, and tells callers in their own words when it does not answer.</summary>
    /// <exception cref="StoreUnavailableException">The account did not answer.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception error) when (IsPassing(error) && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The storage account does not answer.", error);
        }
    }
}
