using System.Globalization;

namespace Satark.Functions.Language;

/// <summary>Asks AI Language one kind of question: documents with the same hint that come within a few milliseconds share one call.</summary>
/// <typeparam name="T">What it says of a document.</typeparam>
/// <param name="call">The call, given the hint and the documents; never throws.</param>
/// <param name="most">So many documents a call takes.</param>
/// <param name="clock">Measures the milliseconds.</param>
internal sealed class LanguageBatches<T>(Func<string, IReadOnlyList<string>, Task<IReadOnlyList<Answered<T>>>> call, int most, TimeProvider clock)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Gathering> _open = new(StringComparer.Ordinal);

    /// <summary>Asks about one document; null where the service did not say. Never throws.</summary>
    /// <param name="hint">What the service is told of all documents of a call: their country or their language.</param>
    /// <param name="document">The document.</param>
    public Task<T?> AskAsync(string hint, LanguageDocument document)
    {
        Gathering? begun = null;
        Task<T?> answer;
        lock (_gate)
        {
            if (!_open.TryGetValue(hint, out var open) || !open.HasRoomFor(document))
            {
                _open[hint] = open = begun = new Gathering(hint, most);
            }

            answer = open.Add(document);
        }

        if (begun is not null)
        {
            // Nobody waits for the call itself: it answers whoever asked, whatever becomes of it.
            _ = CallAsync(begun);
        }

        return answer;
    }

    private async Task CallAsync(Gathering gathering)
    {
        await Task.Delay(LanguageBatches.Window, clock).ConfigureAwait(false);
        lock (_gate)
        {
            if (_open.TryGetValue(gathering.Hint, out var open) && ReferenceEquals(open, gathering))
            {
                _open.Remove(gathering.Hint);
            }
        }

        try
        {
            LanguageRecords.Paid(gathering.Take(await call(gathering.Hint, gathering.Texts).ConfigureAwait(false)));
        }
        finally
        {
            gathering.Close();
        }
    }

    private sealed class Gathering(string hint, int most)
    {
        private const int MostBytes = 1_000_000;

        private readonly List<(LanguageDocument Document, TaskCompletionSource<T?> Answer)> _asked = [];
        private int _bytes;

        public string Hint => hint;

        public IReadOnlyList<string> Texts => [.. _asked.Select(a => a.Document.Text)];

        public bool HasRoomFor(LanguageDocument document) => _asked.Count < most && _bytes + document.Bytes <= MostBytes;

        public Task<T?> Add(LanguageDocument document)
        {
            var answer = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _asked.Add((document, answer));
            _bytes += document.Bytes;
            return answer.Task;
        }

        /// <summary>Hands the answers out, each to the document of its number, which the client counts from 0; gives how many records they cost.</summary>
        public int Take(IEnumerable<Answered<T>> answers)
        {
            var records = 0;
            foreach (var (id, said) in answers)
            {
                if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _asked.Count && _asked[i].Answer.TrySetResult(said))
                {
                    records += _asked[i].Document.Records;
                }
            }

            return records;
        }

        /// <summary>Who has no answer now gets none.</summary>
        public void Close() => _asked.ForEach(a => a.Answer.TrySetResult(null));
    }
}

/// <summary>What holds for the questions of every kind.</summary>
internal static class LanguageBatches
{
    /// <summary>How long the first document of a call waits for others.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(5);
}
