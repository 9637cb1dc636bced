using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Satark.Scenarios;

/// <summary>Everything that a host logged, at every level, with its exceptions.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The lines of errors so far.</summary>
    public IReadOnlyList<string> Errors => [.. _lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal))];

    /// <summary>
    /// The lines that an installation would keep: neither edition writes scopes, nor what the frameworks under it say below a warning (<c>WebSetup</c>, <c>host.json</c>).
    /// </summary>
    public IReadOnlyList<string> Kept => [.. _lines.Where(l => l.Split(' ', 3) is not [var level, var category, ..] || !IsLeftOut(level, category))];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private static bool IsLeftOut(string level, string category) =>
        level is "Scope" or "Trace" or "Debug" or "Information" && (category.StartsWith("Microsoft.", StringComparison.Ordinal) || category.StartsWith("System.", StringComparison.Ordinal) || category.StartsWith("Azure.", StringComparison.Ordinal));

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            log._lines.Enqueue($"Scope {category}: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
