using Satark.Http.Media;

namespace Satark.Relay.Tests.Media;

/// <summary>Makes copies in the test's own process, where it is not the process that is tested.</summary>
internal sealed class DirectCleaner : IMediaCleaner
{
    public Task<CleanResult> CleanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) => Task.FromResult(CleanMedia.Of(file));
}
