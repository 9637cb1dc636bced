using Satark.Contracts;
using Satark.Local.Keys;
using Satark.Privacy;

namespace Satark.Local.Tests.Storage;

public sealed class FileKeyRingContractTests : KeyRingContract, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FileKeyRing _ring;
    private readonly List<FileKeyRing> _others = [];

    public FileKeyRingContractTests() => _ring = FileKeyRing.Open(_folder.Path);

    protected override IKeyRing Ring => _ring;

    public void Dispose()
    {
        _others.ForEach(ring => ring.Dispose());
        _ring.Dispose();
        _folder.Dispose();
    }

    protected override IKeyRing Restart()
    {
        _others.Add(FileKeyRing.Open(TestFolder.CrashCopy(_folder.Path)));
        return _others[^1];
    }
}
