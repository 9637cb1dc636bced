using System.Globalization;

namespace Satark.Messaging;

/// <summary>Dead letters on a terminal, in both hosts and of both parts: listed without what they hold, and sent again.</summary>
/// <param name="bus">The part's own.</param>
/// <param name="clock">When a letter is due again: now.</param>
public sealed class DeadLetterVerb(IMessageBus bus, TimeProvider clock)
{
    private const int Most = 1000;

    /// <summary>Lists the newest, a line each: its id, when it was given up, kind and lane, how often it was tried, and the kind of its last error. Neither what it holds nor whom it is about.</summary>
    public async Task ListAsync(TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var letters = await bus.DeadLettersAsync(Most, cancellationToken).ConfigureAwait(false);
        await output.WriteLineAsync(letters.Count == 0 ? "There are no dead letters." : "id\tgiven up\tkind\tlane\tattempts\treason").ConfigureAwait(false);
        foreach (var letter in letters)
        {
            var message = letter.Message;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{letter.Id}\t{letter.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}\t{message.Kind}\t{Words<Lane>.Of(message.Lane)}\t{message.Attempt + 1}\t{letter.Reason}")).ConfigureAwait(false);
        }
    }

    /// <summary>Sends letters again, each under a new id and from its first attempt.</summary>
    /// <param name="ids">Which; none: all that are listed.</param>
    /// <param name="output">Says how many.</param>
    /// <param name="error">Names those that are not there.</param>
    /// <param name="cancellationToken">Stops between two letters.</param>
    /// <returns>0: all of them; 1: some are not there, or were sent again before.</returns>
    public async Task<int> ResendAsync(IReadOnlyList<string> ids, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var (sent, missing) = (0, 0);
        foreach (var id in ids.Count > 0 ? ids : [.. (await bus.DeadLettersAsync(Most, cancellationToken).ConfigureAwait(false)).Select(l => l.Id)])
        {
            if (await bus.ReplayAsync(id, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false))
            {
                sent++;
                continue;
            }

            missing++;
            await error.WriteLineAsync($"There is no dead letter {id}; somebody may have sent it again.").ConfigureAwait(false);
        }

        await output.WriteLineAsync(sent == 1 ? "1 message is sent again." : $"{sent.ToString(CultureInfo.InvariantCulture)} messages are sent again.").ConfigureAwait(false);
        return missing == 0 ? 0 : 1;
    }
}
